metadata description = 'What the Functions host needs storage for: the deployed package and its own bookkeeping.'

@description('Region of the account.')
param location string

@description('Name of the account: 3 to 24 small letters and digits.')
param name string

@description('Tags of every resource.')
param tags object

@description('Whether only the network\'s private endpoints reach the account.')
param private bool

@description('Subnet that reaches the account where it is not private.')
param functionsSubnetId string

var deploymentContainer = 'deployments'

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    // Identities only: no account key opens anything.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'AzureServices'
      virtualNetworkRules: private ? [] : [{ id: functionsSubnetId }]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: {
        enabled: true
        days: 7
      }
    }

    resource deployments 'containers' = {
      name: deploymentContainer
      properties: { publicAccess: 'None' }
    }
  }
}

@description('Resource that a private endpoint leads to.')
output id string = account.id

@description('Container that packages are deployed to.')
output deploymentContainerUrl string = '${account.properties.primaryEndpoints.blob}${deploymentContainer}'
