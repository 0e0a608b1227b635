metadata description = 'The private ways from the network to what is closed to the world.'

@description('Region of the endpoints.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('The virtual network, in which the private names are valid.')
param networkId string

@description('Subnet that the addresses are taken from.')
param subnetId string

@description('The database account or cluster.')
param databaseId string

@description('Which of the two databases it is.')
@allowed(['cosmos-ru', 'documentdb'])
param databaseKind string

@description('Whether vault and storage have a private way too. A cluster has one in any case.')
param all bool

@description('The vault.')
param vaultId string

@description('The storage account.')
param storageId string

module database 'private-endpoint.bicep' = {
  name: 'endpoint-database'
  params: {
    location: location
    suffix: suffix
    tags: tags
    service: 'database'
    targetId: databaseId
    groupId: databaseKind == 'cosmos-ru' ? 'MongoDB' : 'MongoCluster'
    zoneName: databaseKind == 'cosmos-ru'
      ? 'privatelink.mongo.cosmos.azure.com'
      : 'privatelink.mongocluster.cosmos.azure.com'
    networkId: networkId
    subnetId: subnetId
  }
}

module vault 'private-endpoint.bicep' = if (all) {
  name: 'endpoint-vault'
  params: {
    location: location
    suffix: suffix
    tags: tags
    service: 'vault'
    targetId: vaultId
    groupId: 'vault'
    zoneName: 'privatelink.vaultcore.azure.net'
    networkId: networkId
    subnetId: subnetId
  }
}

module storage 'private-endpoint.bicep' = if (all) {
  name: 'endpoint-storage'
  params: {
    location: location
    suffix: suffix
    tags: tags
    service: 'storage'
    targetId: storageId
    groupId: 'blob'
    zoneName: 'privatelink.blob.${environment().suffixes.storage}'
    networkId: networkId
    subnetId: subnetId
  }
}
