metadata description = 'Datalk on Azure: a private, monitored function app with its database and its model. What is made, in order.'

targetScope = 'resourceGroup'

@description('Part of every name, to tell deployments apart: `dev`, `prod`.')
@minLength(2)
@maxLength(8)
param environmentName string

@description('Region of all resources. Flex Consumption has to be offered there: `az functionapp list-flexconsumption-locations`.')
param location string = resourceGroup().location

@description('Who is told when something is wrong.')
param alertEmail string

@description('The database: Cosmos DB for MongoDB billed by request units, or a DocumentDB (vCore) cluster. The app only sees another connection string.')
@allowed(['cosmos-ru', 'documentdb'])
param databaseKind string = 'cosmos-ru'

@description('Whether the database\'s collections are made. On the first run alone (`infra/passwords` knows): making one again takes away its indexes.')
param createCollections bool = false

@description('Password of the user that writes records, letters and digits. Given on the first run or to change it, otherwise empty.')
@secure()
param writerPassword string = ''

@description('Password of the user that can only read and serves questions. Given together with the other one.')
@secure()
param readerPassword string = ''

@description('Image of Ollama in the registry, by digest: `ollama@sha256:…`. Empty as long as none has been built: everything else works without.')
param ollamaImage string = ''

@description('The model inside the image.')
param ollamaModel string = 'qwen3:4b-instruct'

@description('Processor cores of Ollama.')
param ollamaCpu int = 4

@description('Memory of Ollama in gigabytes.')
param ollamaMemoryGigabytes int = 8

@description('Whether database, vault and storage are reached through private endpoints only. Otherwise the subnet of the app is let in by rule.')
param privateNetworking bool = true

@description('Networks, joined to this one by peering or a gateway, that may reach database, vault and storage through their private endpoints, as `10.30.0.0/24`. None: the app alone.')
param trustedPrefixes string[] = []

@description('Version of Java.')
@allowed(['17', '21'])
param javaVersion string = '17'

@description('Memory of an instance of the function app in megabytes.')
@allowed([512, 2048, 4096])
param instanceMemoryMegabytes int = 2048

@description('Instances that always run.')
param alwaysReadyInstances int = 1

@description('Most instances at a time.')
param maximumInstances int = 40

@description('Size of a DocumentDB node.')
param clusterTier string = 'M30'

@description('Storage of a DocumentDB node in gigabytes.')
param clusterStorageGigabytes int = 128

@description('Whether a DocumentDB cluster has a standby in another zone.')
param clusterHighlyAvailable bool = false

@description('For how many days logs are kept.')
param logRetentionDays int = 30

@description('Most gigabytes of logs a day.')
param logDailyCapGigabytes int = 1

@description('What a month may cost, in the currency of the subscription.')
param monthlyBudget int = 300

@description('First day that the budget counts from. It cannot be changed later, so the parameter files fix it.')
param budgetStart string = utcNow('yyyy-MM-01')

@description('Whether custom roles are defined. The workflows must not be able to: what they need, `bootstrap.bicep` has defined.')
param defineRoles bool = true

@description('Tags of every resource, beside the environment\'s.')
param tags object = {}

var token = uniqueString(resourceGroup().id, environmentName)
var suffix = 'datalk-${environmentName}-${take(token, 5)}'
var allTags = union(tags, {
  system: 'datalk'
  environment: environmentName
})
var isCosmos = databaseKind == 'cosmos-ru'
// A cluster can only be let in by address, and the app has no fixed one: it is always private.
var privateDatabase = privateNetworking || !isCosmos
var hasOllama = !empty(ollamaImage)

module identities 'modules/identities.bicep' = {
  name: 'identities'
  params: {
    location: location
    suffix: suffix
    tags: allTags
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    databasePorts: isCosmos ? ['10255'] : ['10260', '27017']
    internalZoneName: 'datalk.internal'
    trustedPrefixes: trustedPrefixes
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    retentionDays: logRetentionDays
    dailyCapGigabytes: logDailyCapGigabytes
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    name: 'st${token}'
    tags: allTags
    private: privateNetworking
  }
}

module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    location: location
    name: 'kv-${token}'
    tags: allTags
    private: privateNetworking
    functionsSubnetId: network.outputs.functionsSubnetId
    workspaceName: monitoring.outputs.workspaceName
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    location: location
    name: 'cr${token}'
    tags: allTags
    sku: 'Basic'
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    functionsIdentityName: identities.outputs.functionsName
    ollamaIdentityName: identities.outputs.ollamaName
    addressKeeperIdentityName: identities.outputs.addressKeeperName
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    registryName: registry.outputs.name
    internalZoneName: network.outputs.internalZoneName
    defineRoles: defineRoles
  }
}

module cosmos 'modules/cosmos-ru.bicep' = if (isCosmos) {
  name: 'cosmos-ru'
  params: {
    location: location
    name: 'cosmos-${token}'
    tags: allTags
    private: privateDatabase
    functionsSubnetId: network.outputs.functionsSubnetId
    vaultName: vault.outputs.name
    workspaceName: monitoring.outputs.workspaceName
    createCollections: createCollections
    writerPassword: writerPassword
    readerPassword: readerPassword
  }
}

module documentDb 'modules/documentdb.bicep' = if (!isCosmos) {
  name: 'documentdb'
  params: {
    location: location
    name: 'docdb-${token}'
    tags: allTags
    tier: clusterTier
    storageGigabytes: clusterStorageGigabytes
    highlyAvailable: clusterHighlyAvailable
    vaultName: vault.outputs.name
    writerPassword: writerPassword
    readerPassword: readerPassword
  }
}

var databaseId = isCosmos ? cosmos!.outputs.id : documentDb!.outputs.id

module databaseEndpoint 'modules/private-endpoint.bicep' = if (privateDatabase) {
  name: 'endpoint-database'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    service: 'database'
    targetId: databaseId
    groupId: isCosmos ? 'MongoDB' : 'MongoCluster'
    zoneName: isCosmos ? 'privatelink.mongo.cosmos.azure.com' : 'privatelink.mongocluster.cosmos.azure.com'
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointsSubnetId
  }
}

module vaultEndpoint 'modules/private-endpoint.bicep' = if (privateNetworking) {
  name: 'endpoint-vault'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    service: 'vault'
    targetId: vault.outputs.id
    groupId: 'vault'
    zoneName: 'privatelink.vaultcore.azure.net'
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointsSubnetId
  }
}

module storageEndpoint 'modules/private-endpoint.bicep' = if (privateNetworking) {
  name: 'endpoint-storage'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    service: 'storage'
    targetId: storage.outputs.id
    groupId: 'blob'
    zoneName: 'privatelink.blob.${environment().suffixes.storage}'
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointsSubnetId
  }
}

module ollama 'modules/ollama.bicep' = if (hasOllama) {
  name: 'ollama'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    image: '${registry.outputs.loginServer}/${ollamaImage}'
    registryServer: registry.outputs.loginServer
    identityName: identities.outputs.ollamaName
    subnetId: network.outputs.ollamaSubnetId
    cpu: ollamaCpu
    memoryGigabytes: ollamaMemoryGigabytes
    workspaceName: monitoring.outputs.workspaceName
  }
  dependsOn: [roles] // without its role the image cannot be pulled
}

module ollamaAddress 'modules/ollama-address.bicep' = if (hasOllama) {
  name: 'ollama-address'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    zoneName: network.outputs.internalZoneName
    containerGroupId: ollama!.outputs.id
    ipAddress: ollama!.outputs.ipAddress
    identityName: identities.outputs.addressKeeperName
  }
  dependsOn: [roles] // the keeper's first run comes at once
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    identityName: identities.outputs.functionsName
    subnetId: network.outputs.functionsSubnetId
    storageName: storage.outputs.name
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    insightsName: monitoring.outputs.insightsName
    vaultName: vault.outputs.name
    ollamaBaseUrl: hasOllama ? ollamaAddress!.outputs.baseUrl : ''
    ollamaModel: ollamaModel
    javaVersion: javaVersion
    instanceMemoryMegabytes: instanceMemoryMegabytes
    alwaysReadyInstances: alwaysReadyInstances
    maximumInstances: maximumInstances
  }
  // References are resolved when settings are written: roles, secrets and the way to the vault have to be there.
  dependsOn: [roles, cosmos, documentDb, vaultEndpoint, storageEndpoint, databaseEndpoint]
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    alertEmail: alertEmail
    functionAppId: functionApp.outputs.id
    appUrl: functionApp.outputs.url
    instanceMemoryMegabytes: instanceMemoryMegabytes
    insightsName: monitoring.outputs.insightsName
    containerGroupId: hasOllama ? ollama!.outputs.id : ''
    ollamaCpu: ollamaCpu
    ollamaMemoryGigabytes: ollamaMemoryGigabytes
    addressKeeperId: hasOllama ? ollamaAddress!.outputs.keeperId : ''
    databaseId: databaseId
    databaseKind: databaseKind
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    insightsName: monitoring.outputs.insightsName
  }
}

@description('Where Datalk answers.')
output appUrl string = functionApp.outputs.url

@description('Name of the function app, for deployments.')
output functionAppName string = functionApp.outputs.name

@description('Registry that `az acr build` builds the image of Ollama in.')
output registryName string = registry.outputs.name

@description('Vault that keeps the connection strings.')
output vaultName string = vault.outputs.name
