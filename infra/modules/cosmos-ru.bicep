metadata description = 'Azure Cosmos DB for MongoDB, billed by request units: serverless, wire version 7.0.'

@description('Region of the account.')
param location string

@description('Name of the account: 3 to 44 small letters, digits and dashes.')
param name string

@description('Tags of every resource.')
param tags object

@description('Whether only the network\'s private endpoints reach the account.')
param private bool

@description('Subnet that reaches the account where it is not private.')
param functionsSubnetId string

@description('Vault that the connection strings are put into.')
param vaultName string

@description('Workspace that is told who changes the account.')
param workspaceName string

@description('Whether the collections are made. On the first run alone: declaring one again takes away the indexes that the app has made since.')
param createCollections bool

@description('Password of the user that writes records, letters and digits. Empty: users and connection strings stay as they are.')
@secure()
param writerPassword string

@description('Password of the user that can only read, letters and digits. Given together with the other one.')
@secure()
param readerPassword string

var databaseName = 'datalk'
var setPasswords = !empty(writerPassword)
var options = 'ssl=true&replicaSet=globaldb&retryWrites=false&maxIdleTimeMS=120000&authMechanism=SCRAM-SHA-256&authSource=${databaseName}&appName=@${name}@'
var host = '${name}.mongo.cosmos.azure.com:10255'

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: location
  tags: tags
  kind: 'MongoDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    apiProperties: { serverVersion: '7.0' }
    // To be right at creation: most cannot be changed later.
    capabilities: [
      { name: 'EnableMongo' }
      { name: 'EnableServerless' }
      { name: 'EnableMongoRoleBasedAccessControl' }
    ]
    locations: [
      {
        locationName: location
        failoverPriority: 0
      }
    ]
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    isVirtualNetworkFilterEnabled: !private
    virtualNetworkRules: private ? [] : [{ id: functionsSubnetId }]
    networkAclBypass: 'None'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: { tier: 'Continuous7Days' }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/mongodbDatabases@2025-04-15' = if (createCollections) {
  parent: account
  name: databaseName
  properties: {
    resource: { id: databaseName }
  }
}

// One at a time, and the users after them: the account refuses concurrent changes.
@batchSize(1)
resource collections 'Microsoft.DocumentDB/databaseAccounts/mongodbDatabases/collections@2025-04-15' = [
  for collection in loadJsonContent('../collections.json'): if (createCollections) {
    parent: database
    name: collection.name
    properties: {
      resource: {
        id: collection.name
        shardKey: { '${collection.shardKey}': 'Hash' }
        indexes: [{ key: { keys: ['_id'] } }]
      }
    }
  }
]

@description('Writes and reads records.')
resource writer 'Microsoft.DocumentDB/databaseAccounts/mongodbUserDefinitions@2025-04-15' = if (setPasswords) {
  parent: account
  name: '${databaseName}.datalk-writer'
  properties: {
    userName: 'datalk-writer'
    password: writerPassword
    databaseName: databaseName
    mechanisms: 'SCRAM-SHA-256'
    roles: [
      {
        db: databaseName
        role: 'readWrite'
      }
    ]
  }
  dependsOn: [collections]
}

@description('Answers questions: can find, and nothing else.')
resource reader 'Microsoft.DocumentDB/databaseAccounts/mongodbUserDefinitions@2025-04-15' = if (setPasswords) {
  parent: account
  name: '${databaseName}.datalk-reader'
  properties: {
    userName: 'datalk-reader'
    password: readerPassword
    databaseName: databaseName
    mechanisms: 'SCRAM-SHA-256'
    roles: [
      {
        db: databaseName
        role: 'read'
      }
    ]
  }
  dependsOn: [writer]
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  resource writerUri 'secrets' = if (setPasswords) {
    name: 'mongodb-uri'
    properties: {
      contentType: 'MongoDB connection string of the user that writes records'
      value: 'mongodb://datalk-writer:${writerPassword}@${host}/${databaseName}?${options}'
    }
    // Last of all: where it is, a first run has come to its end (infra/passwords).
    dependsOn: [collections, readerUri]
  }

  resource readerUri 'secrets' = if (setPasswords) {
    name: 'mongodb-reader-uri'
    properties: {
      contentType: 'MongoDB connection string of the user that can only read'
      value: 'mongodb://datalk-reader:${readerPassword}@${host}/${databaseName}?${options}'
    }
    dependsOn: [reader]
  }
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

// Not each request of the database: under load they alone would fill the day's logs, and stop what alerts read.
// docs/operations.md tells how to have them for an hour.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'changes'
  scope: account
  properties: {
    workspaceId: workspace.id
    logAnalyticsDestinationType: 'Dedicated' // tables of their own, CDB…
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
    ]
  }
}

@description('The database account: what a private endpoint leads to, and alerts watch.')
output id string = account.id
