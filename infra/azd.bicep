metadata description = 'What `azd up` deploys: the resource group, and Datalk in it.'

targetScope = 'subscription'

@description('Name of the azd environment, part of every name.')
@minLength(2)
@maxLength(8)
param environmentName string

@description('Region of the resource group and all in it.')
param location string

@description('Who is told when something is wrong.')
param alertEmail string

@description('Whether the database\'s collections are made. On the first run alone: making one again takes away its indexes.')
param createCollections bool = false

@description('Password of the user that writes records. Given on the first run or to change it, otherwise empty.')
@secure()
param writerPassword string = ''

@description('Password of the user that can only read. Given together with the other one.')
@secure()
param readerPassword string = ''

@description('Image of Ollama in the registry, by digest. Empty as long as none has been built.')
param ollamaImage string = ''

@description('The database: Cosmos DB for MongoDB billed by request units, or a DocumentDB (vCore) cluster.')
@allowed(['cosmos-ru', 'documentdb'])
param databaseKind string

@description('Whether database, vault and storage are reached through private endpoints only.')
param privateNetworking bool

@description('Addresses of the network, `/22` and larger. For good.')
param networkPrefix string

@description('Networks, joined to this one by peering or a gateway, that may reach the private endpoints.')
param trustedPrefixes string[]

@description('Instances that always run.')
param alwaysReadyInstances int

@description('What a month may cost, in the currency of the subscription. 0: no budget, where the subscription\'s offer takes none.')
param monthlyBudget int

@description('First day that the budget counts from, the first of a month.')
param budgetStart string

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-datalk-${environmentName}'
  location: location
  tags: {
    'azd-env-name': environmentName
    system: 'datalk'
  }
}

module datalk 'main.bicep' = {
  name: 'datalk'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    alertEmail: alertEmail
    createCollections: createCollections
    writerPassword: writerPassword
    readerPassword: readerPassword
    ollamaImage: ollamaImage
    databaseKind: databaseKind
    privateNetworking: privateNetworking
    networkPrefix: networkPrefix
    trustedPrefixes: trustedPrefixes
    alwaysReadyInstances: alwaysReadyInstances
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
    tags: { 'azd-env-name': environmentName }
  }
}

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Where Datalk answers.')
output DATALK_URL string = datalk.outputs.appUrl

@description('Name of the function app.')
output DATALK_FUNCTION_APP string = datalk.outputs.functionAppName

@description('Registry that the image of Ollama is built in.')
output DATALK_REGISTRY string = datalk.outputs.registryName
