metadata description = 'Datalk on Azure: a private, monitored function app with its database and its model. What is made, in order.'

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

@description('Whether the container group states what its image holds anyway, a user that is not root, and drops capabilities. Azure is known to refuse that outside of confidential groups (`SecurityContextNotSupported`).')
param ollamaSecurityContext bool = false

@description('Whether database, vault and storage are reached through private endpoints only. Otherwise the subnet of the app is let in by rule.')
param privateNetworking bool = true

@description('Addresses of the network, `/22` and larger. For good: a network with subnets in it does not move. Two that are to be joined have different ones.')
param networkPrefix string = '10.20.0.0/16'

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

@description('A DocumentDB cluster: size of a node, its storage, whether there is a standby in another zone.')
param cluster {
  tier: string
  storageGigabytes: int
  highlyAvailable: bool
} = {
  tier: 'M30'
  storageGigabytes: 128
  highlyAvailable: false
}

@description('For how many days logs are kept.')
param logRetentionDays int = 30

@description('Most gigabytes of logs a day.')
param logDailyCapGigabytes int = 1

@description('What a month may cost, in the currency of the subscription. 0: no budget, where the subscription\'s offer takes none.')
param monthlyBudget int = 400

@description('First day that the budget counts from. It cannot be changed later: `infra/budget-start` tells the one that is there.')
param budgetStart string

@description('Whether custom roles are defined. The workflows must not be able to: what they need, `bootstrap.bicep` has defined.')
param defineRoles bool = true

@description('Tags of every resource, beside the environment\'s.')
param tags object = {}

var token = uniqueString(resourceGroup().id, environmentName)
var suffix = 'datalk-${environmentName}-${take(token, 5)}'
var allTags = union(tags, { system: 'datalk', environment: environmentName })
// Made here and not handed on by modules: what-if does not look into one whose names are only known once others are made.
var functionsIdentityName = 'id-functions-${suffix}'
var ollamaIdentityName = 'id-ollama-${suffix}'
var addressKeeperIdentityName = 'id-address-keeper-${suffix}'
var workspaceName = 'log-${suffix}'
var insightsName = 'appi-${suffix}'
var storageName = 'st${token}'
var vaultName = 'kv-${token}'
var registryName = 'cr${token}'
var internalZoneName = 'datalk.internal'
var ollamaRecord = 'ollama'
// A cluster can only be let in by address, and the app has no fixed one: it is always private.
var privateDatabase = privateNetworking || databaseKind == 'documentdb'
// The operators' figures, of the app as of the model.
var cpuPercent = 80
var memoryPercent = 85
var hasOllama = !empty(ollamaImage)

module identities 'modules/identities.bicep' = {
  name: 'identities'
  params: {
    location: location
    tags: allTags
    functionsName: functionsIdentityName
    ollamaName: ollamaIdentityName
    addressKeeperName: addressKeeperIdentityName
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    databasePorts: databaseKind == 'cosmos-ru' ? ['10255'] : ['10260', '27017']
    internalZoneName: internalZoneName
    networkPrefix: networkPrefix
    trustedPrefixes: trustedPrefixes
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    location: location
    tags: allTags
    workspaceName: workspaceName
    insightsName: insightsName
    retentionDays: logRetentionDays
    dailyCapGigabytes: logDailyCapGigabytes
    suffix: suffix
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    location: location
    name: storageName
    tags: allTags
    private: privateNetworking
    functionsSubnetId: network.outputs.functionsSubnetId
  }
}

module vault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    location: location
    name: vaultName
    tags: allTags
    private: privateNetworking
    functionsSubnetId: network.outputs.functionsSubnetId
    workspaceName: workspaceName
  }
  dependsOn: [monitoring]
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    location: location
    name: registryName
    tags: allTags
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    functionsIdentityName: functionsIdentityName
    ollamaIdentityName: ollamaIdentityName
    addressKeeperIdentityName: addressKeeperIdentityName
    storageName: storageName
    vaultName: vaultName
    insightsName: insightsName
    registryName: registryName
    internalZoneName: internalZoneName
    defineRoles: defineRoles
  }
  dependsOn: [identities, network, monitoring, storage, vault, registry]
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    location: location
    token: token
    tags: allTags
    kind: databaseKind
    private: privateDatabase
    functionsSubnetId: network.outputs.functionsSubnetId
    vaultName: vaultName
    workspaceName: workspaceName
    createCollections: createCollections
    writerPassword: writerPassword
    readerPassword: readerPassword
    cluster: cluster
  }
  dependsOn: [monitoring, vault]
}

module endpoints 'modules/private-endpoints.bicep' = if (privateDatabase) {
  name: 'private-endpoints'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointsSubnetId
    databaseId: database.outputs.id
    databaseKind: databaseKind
    all: privateNetworking
    vaultId: vault.outputs.id
    storageId: storage.outputs.id
  }
}

module model 'modules/model.bicep' = if (hasOllama) {
  name: 'model'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    image: '${registry.outputs.loginServer}/${ollamaImage}'
    registryServer: registry.outputs.loginServer
    identityName: ollamaIdentityName
    addressKeeperIdentityName: addressKeeperIdentityName
    subnetId: network.outputs.ollamaSubnetId
    zoneName: internalZoneName
    recordName: ollamaRecord
    securityContext: ollamaSecurityContext
    cpu: ollamaCpu
    memoryGigabytes: ollamaMemoryGigabytes
    workspaceName: workspaceName
  }
  dependsOn: [roles] // without its role the image cannot be pulled, and the keeper of the name runs at once
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    identityName: functionsIdentityName
    subnetId: network.outputs.functionsSubnetId
    storageName: storageName
    deploymentContainerUrl: storage.outputs.deploymentContainerUrl
    insightsName: insightsName
    vaultName: vaultName
    // Known beforehand: the app does not wait for a container group that cannot be started.
    ollamaBaseUrl: hasOllama ? 'http://${ollamaRecord}.${internalZoneName}:11434' : ''
    ollamaModel: ollamaModel
    javaVersion: javaVersion
    instanceMemoryMegabytes: instanceMemoryMegabytes
    alwaysReadyInstances: alwaysReadyInstances
    maximumInstances: maximumInstances
  }
  // References are resolved when settings are written: roles, secrets and the way to the vault have to be there.
  dependsOn: [roles, database, endpoints]
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
    insightsName: insightsName
    workspaceName: workspaceName
    databaseId: database.outputs.id
    databaseKind: databaseKind
    cpuPercent: cpuPercent
    memoryPercent: memoryPercent
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
  dependsOn: [monitoring]
}

module modelAlerts 'modules/model-alerts.bicep' = if (hasOllama) {
  name: 'model-alerts'
  params: {
    location: location
    suffix: suffix
    tags: allTags
    actionGroupId: alerts.outputs.operatorsId
    appUrl: functionApp.outputs.url
    insightsName: insightsName
    containerGroupId: model!.outputs.containerGroupId
    addressKeeperId: model!.outputs.keeperId
    cpu: ollamaCpu
    memoryGigabytes: ollamaMemoryGigabytes
    cpuPercent: cpuPercent
    memoryPercent: memoryPercent
  }
}

@description('Where Datalk answers.')
output appUrl string = functionApp.outputs.url

@description('Name of the function app, for deployments.')
output functionAppName string = functionApp.outputs.name

@description('Registry that `az acr build` builds the image of Ollama in.')
output registryName string = registryName
