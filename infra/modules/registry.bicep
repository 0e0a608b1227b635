metadata description = 'Holds the image of Ollama with its model.'

@description('Region of the registry.')
param location string

@description('Name of the registry: 5 to 50 letters and digits.')
param name string

@description('Tags of every resource.')
param tags object

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'Basic' } // holds 10 GB: room for two images of a 4B model
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    // Pulled by a container group through its NAT gateway; a private registry needs Premium.
    publicNetworkAccess: 'Enabled'
  }
}

@description('Address of the registry.')
output loginServer string = registry.properties.loginServer
