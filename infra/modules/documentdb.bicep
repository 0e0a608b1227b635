metadata description = 'Azure DocumentDB (formerly Cosmos DB for MongoDB vCore): a cluster with MongoDB\'s own query engine.'

@description('Region of the cluster.')
param location string

@description('Name of the cluster: 3 to 40 small letters, digits and dashes.')
param name string

@description('Tags of every resource.')
param tags object

@description('Size of a node, for example `M30`.')
param tier string

@description('Storage of a node in gigabytes.')
param storageGigabytes int

@description('Whether a standby in another zone takes over.')
param highlyAvailable bool

@description('Vault that the connection strings are put into.')
param vaultName string

@description('Password of the cluster\'s administrator, letters and digits. Empty: users and connection strings stay as they are.')
@secure()
param writerPassword string

@description('Password of the user that can only read, letters and digits. The user itself is made by `infra/create-reader`.')
@secure()
param readerPassword string

var setPasswords = !empty(writerPassword)
var administratorName = 'datalkwriter'
var readerName = 'datalkreader'

resource cluster 'Microsoft.DocumentDB/mongoClusters@2024-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    administrator: setPasswords
      ? {
          userName: administratorName
          password: writerPassword
        }
      : null
    serverVersion: '7.0'
    compute: { tier: tier }
    storage: { sizeGb: storageGigabytes }
    sharding: { shardCount: 1 }
    highAvailability: { targetMode: highlyAvailable ? 'ZoneRedundantPreferred' : 'Disabled' }
    publicNetworkAccess: 'Disabled'
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  // The cluster tells its own address, with `<user>` and `<password>` to be filled in.
  resource writerUri 'secrets' = if (setPasswords) {
    name: 'mongodb-uri'
    properties: {
      contentType: 'MongoDB connection string of the user that writes records'
      value: replace(
        replace(cluster.properties.connectionString, '<user>', administratorName),
        '<password>',
        writerPassword
      )
    }
    // Last of all: where it is, a first run has come to its end (infra/passwords).
    dependsOn: [readerUri]
  }

  resource readerUri 'secrets' = if (setPasswords) {
    name: 'mongodb-reader-uri'
    properties: {
      contentType: 'MongoDB connection string of the user that can only read'
      value: replace(
        replace(cluster.properties.connectionString, '<user>', readerName),
        '<password>',
        readerPassword
      )
    }
  }
}

@description('The cluster: what a private endpoint leads to, and alerts watch.')
output id string = cluster.id
