metadata description = 'The database, of the kind that was chosen: the app only sees another connection string.'

@description('Region of the database.')
param location string

@description('What the name ends with: small letters and digits.')
param token string

@description('Tags of every resource.')
param tags object

@description('Cosmos DB for MongoDB by request units, or a DocumentDB cluster.')
@allowed(['cosmos-ru', 'documentdb'])
param kind string

@description('Whether only the network\'s private endpoints reach the database. A cluster is always private.')
param private bool

@description('Subnet that reaches the database where it is not private.')
param functionsSubnetId string

@description('Vault that the connection strings are put into.')
param vaultName string

@description('Workspace that is told who changes the database.')
param workspaceName string

@description('Whether the collections are made: on the first run alone.')
param createCollections bool

@description('Password of the user that writes records, letters and digits. Empty: users and connection strings stay as they are.')
@secure()
param writerPassword string

@description('Password of the user that can only read, letters and digits. Given together with the other one.')
@secure()
param readerPassword string

@description('A cluster: size of a node, its storage, whether there is a standby in another zone.')
param cluster {
  tier: string
  storageGigabytes: int
  highlyAvailable: bool
}

var isCosmos = kind == 'cosmos-ru'

module cosmos 'cosmos-ru.bicep' = if (isCosmos) {
  name: 'cosmos-ru'
  params: {
    location: location
    name: 'cosmos-${token}'
    tags: tags
    private: private
    functionsSubnetId: functionsSubnetId
    vaultName: vaultName
    workspaceName: workspaceName
    createCollections: createCollections
    writerPassword: writerPassword
    readerPassword: readerPassword
  }
}

module documentDb 'documentdb.bicep' = if (!isCosmos) {
  name: 'documentdb'
  params: {
    location: location
    name: 'docdb-${token}'
    tags: tags
    tier: cluster.tier
    storageGigabytes: cluster.storageGigabytes
    highlyAvailable: cluster.highlyAvailable
    vaultName: vaultName
    writerPassword: writerPassword
    readerPassword: readerPassword
  }
}

@description('The database account or cluster: what a private endpoint leads to, and alerts watch.')
output id string = isCosmos ? cosmos!.outputs.id : documentDb!.outputs.id
