metadata description = 'The language model: Ollama in a container group, and the name it is found by.'

@description('Region of both.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('Image with the model inside, by digest: `<registry>/ollama@sha256:…`.')
param image string

@description('Registry that the image is pulled from.')
param registryServer string

@description('Identity that pulls it.')
param identityName string

@description('Identity that keeps the name true.')
param addressKeeperIdentityName string

@description('Subnet delegated to container groups.')
param subnetId string

@description('DNS zone of the name.')
param zoneName string

@description('The name in it.')
param recordName string

@description('Whether the container states its user and drops capabilities.')
param securityContext bool

@description('Processor cores.')
param cpu int

@description('Memory in gigabytes.')
param memoryGigabytes int

@description('Workspace that gets the container\'s output.')
param workspaceName string

module ollama 'ollama.bicep' = {
  name: 'ollama'
  params: {
    location: location
    suffix: suffix
    tags: tags
    image: image
    registryServer: registryServer
    identityName: identityName
    subnetId: subnetId
    withSecurityContext: securityContext
    cpu: cpu
    memoryGigabytes: memoryGigabytes
    workspaceName: workspaceName
  }
}

module address 'ollama-address.bicep' = {
  name: 'ollama-address'
  params: {
    location: location
    suffix: suffix
    tags: tags
    zoneName: zoneName
    recordName: recordName
    containerGroupId: ollama.outputs.id
    ipAddress: ollama.outputs.ipAddress
    identityName: addressKeeperIdentityName
  }
}

@description('The container group, for alerts.')
output containerGroupId string = ollama.outputs.id

@description('The keeper of the name, for alerts.')
output keeperId string = address.outputs.keeperId
