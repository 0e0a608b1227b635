metadata description = 'Who acts: one identity per job, so that each can be given what its job needs and no more.'

@description('Region of the identities.')
param location string

@description('Name of the function app\'s identity.')
param functionsName string

@description('Name of the container group\'s identity.')
param ollamaName string

@description('Name of the identity that keeps the DNS record true.')
param addressKeeperName string

@description('Tags of every resource.')
param tags object

@description('The function app: reads secrets, writes telemetry, uses its storage account.')
resource functions 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: functionsName
  location: location
  tags: tags
}

@description('The container group of Ollama: pulls its image.')
resource ollama 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: ollamaName
  location: location
  tags: tags
}

@description('The keeper of the DNS record: reads the container group, writes the record.')
resource addressKeeper 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: addressKeeperName
  location: location
  tags: tags
}
