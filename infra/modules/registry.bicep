metadata description = 'Holds the image of Ollama with its model.'

@description('Region of the registry.')
param location string

@description('Name of the registry: 5 to 50 letters and digits.')
param name string

@description('Tags of every resource.')
param tags object

@description('Basic holds 10 GB: room for two images of a 4B model.')
@allowed(['Basic', 'Standard', 'Premium'])
param sku string

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    // Pulled by a container group through its NAT gateway; a private registry needs Premium.
    publicNetworkAccess: 'Enabled'
  }
}

@description('Name of the registry.')
output name string = registry.name

@description('Address of the registry.')
output loginServer string = registry.properties.loginServer
