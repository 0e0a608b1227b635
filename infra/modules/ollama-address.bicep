metadata description = 'Gives Ollama a name, and keeps the name true: a container group gets another address with every restart.'

@description('Region of the keeper.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('DNS zone of the name.')
param zoneName string

@description('The name in it.')
param recordName string

@description('Container group that the name belongs to.')
param containerGroupId string

@description('Its address at the moment.')
param ipAddress string

@description('Identity that reads the container group and writes the record.')
param identityName string

var timeToLiveSeconds = 10
var groupUri = '${environment().resourceManager}${substring(containerGroupId, 1)}?api-version=2023-05-01'
var recordUri = '${environment().resourceManager}${substring(zone::record.id, 1)}?api-version=2024-06-01'
// Written out where it is used: an identity that comes as a parameter of the workflow is not always understood.
var credentials = {
  type: 'ManagedServiceIdentity'
  identity: identity.id
  audience: environment().authentication.audiences[0]
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: zoneName

  resource record 'A' = {
    name: recordName
    properties: {
      ttl: timeToLiveSeconds
      aRecords: [{ ipv4Address: ipAddress }]
    }
  }
}

@description('Once a minute: read the address, and write the record where it says another one.')
resource keeper 'Microsoft.Logic/workflows@2019-05-01' = {
  name: 'logic-ollama-address-${suffix}'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    state: 'Enabled'
    definition: {
      '$schema': 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'
      contentVersion: '1.0.0.0'
      parameters: {
        groupUri: { type: 'String' }
        recordUri: { type: 'String' }
      }
      triggers: {
        everyMinute: {
          type: 'Recurrence'
          recurrence: {
            frequency: 'Minute'
            interval: 1
          }
          // A run that takes long is not overtaken by the next one.
          runtimeConfiguration: { concurrency: { runs: 1 } }
        }
      }
      actions: {
        readGroup: {
          type: 'Http'
          inputs: {
            method: 'GET'
            uri: '@parameters(\'groupUri\')'
            authentication: credentials
          }
          runAfter: {}
        }
        readRecord: {
          type: 'Http'
          inputs: {
            method: 'GET'
            uri: '@parameters(\'recordUri\')'
            authentication: credentials
          }
          runAfter: {}
        }
        ifMoved: {
          type: 'If'
          expression: {
            and: [
              // A group that is being restarted has no address for a while: the old one is better than none.
              { not: { equals: ['@coalesce(body(\'readGroup\')?[\'properties\']?[\'ipAddress\']?[\'ip\'], \'\')', ''] } }
              {
                not: {
                  equals: [
                    '@body(\'readGroup\')?[\'properties\']?[\'ipAddress\']?[\'ip\']'
                    '@body(\'readRecord\')?[\'properties\']?[\'aRecords\']?[0]?[\'ipv4Address\']'
                  ]
                }
              }
            ]
          }
          actions: {
            writeRecord: {
              type: 'Http'
              inputs: {
                method: 'PUT'
                uri: '@parameters(\'recordUri\')'
                authentication: credentials
                headers: { 'Content-Type': 'application/json' }
                body: {
                  properties: {
                    ttl: timeToLiveSeconds
                    aRecords: [{ ipv4Address: '@body(\'readGroup\')?[\'properties\']?[\'ipAddress\']?[\'ip\']' }]
                  }
                }
              }
              runAfter: {}
            }
          }
          runAfter: {
            readGroup: ['Succeeded']
            readRecord: ['Succeeded']
          }
        }
      }
    }
    parameters: {
      groupUri: { value: groupUri }
      recordUri: { value: recordUri }
    }
  }
}

@description('The keeper, for alerts.')
output keeperId string = keeper.id
