metadata description = 'Who acts: one identity per job, so that each can be given what its job needs and no more.'

@description('Region of the identities.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('The function app: reads secrets, writes telemetry, uses its storage account.')
resource functions 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-functions-${suffix}'
  location: location
  tags: tags
}

@description('The container group of Ollama: pulls its image.')
resource ollama 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-ollama-${suffix}'
  location: location
  tags: tags
}

@description('The keeper of the DNS record: reads the container group, writes the record.')
resource addressKeeper 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-address-keeper-${suffix}'
  location: location
  tags: tags
}

@description('Name of the function app\'s identity.')
output functionsName string = functions.name

@description('Name of the container group\'s identity.')
output ollamaName string = ollama.name

@description('Name of the identity that keeps the DNS record true.')
output addressKeeperName string = addressKeeper.name
