metadata description = 'Gives one service an address inside the network, and its name a meaning there.'

@description('Region of the endpoint.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('Short name of the service, part of the endpoint\'s name.')
param service string

@description('Resource that gets the address.')
param targetId string

@description('Which of the resource\'s services: `vault`, `blob`, `MongoDB`, `MongoCluster`.')
param groupId string

@description('DNS zone of the service\'s private names.')
param zoneName string

@description('The virtual network, in which the zone is valid.')
param networkId string

@description('Subnet that the address is taken from.')
param subnetId string

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: zoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'datalk'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: networkId }
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: 'pe-${service}-${suffix}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      {
        name: service
        properties: {
          privateLinkServiceId: targetId
          groupIds: [groupId]
        }
      }
    ]
  }

  resource records 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: service
          properties: { privateDnsZoneId: zone.id }
        }
      ]
    }
  }
}
