metadata description = 'One virtual network, three subnets, and what may pass between them.'

@description('Region of the network.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('Addresses of the network, a range of 1024 and more (`/22`): not one of another network that it is to be joined to.')
param networkPrefix string

@description('Port of the database\'s wire protocol: 10255 for Cosmos DB RU, 10260 and 27017 for DocumentDB.')
param databasePorts string[]

@description('Zone of names that only this network knows.')
param internalZoneName string

@description('Networks beside this one, joined to it by peering or a gateway, that may reach the private endpoints.')
param trustedPrefixes string[]

// Of 10.20.0.0/16: 10.20.0.0/26, 10.20.1.0/27 and 10.20.2.0/27.
var functionsPrefix = cidrSubnet(networkPrefix, 26, 0)
var ollamaPrefix = cidrSubnet(networkPrefix, 27, 8)
var endpointsPrefix = cidrSubnet(networkPrefix, 27, 16)
var ollamaPort = '11434'
var trustedRules = empty(trustedPrefixes)
  ? []
  : [
      {
        name: 'allow-trusted'
        properties: {
          description: 'A cluster that runs the app, a machine that makes the reader of a DocumentDB cluster.'
          priority: 120
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefixes: trustedPrefixes
          sourcePortRange: '*'
          destinationAddressPrefix: endpointsPrefix
          destinationPortRanges: concat(['443'], databasePorts)
        }
      }
    ]

resource functionsRules 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: 'nsg-functions-${suffix}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'deny-inbound'
        properties: {
          description: 'Requests reach the app through the platform\'s front end, never through its subnet.'
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource ollamaRules 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: 'nsg-ollama-${suffix}'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'allow-functions'
        properties: {
          description: 'The app asks the model. Nobody else does: Ollama knows no passwords.'
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: functionsPrefix
          sourcePortRange: '*'
          destinationAddressPrefix: ollamaPrefix
          destinationPortRange: ollamaPort
        }
      }
      {
        name: 'deny-inbound'
        properties: {
          description: 'Everything else, from the network as from outside.'
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
      {
        name: 'allow-registry'
        properties: {
          description: 'Its image comes from the registry, the registry\'s layers from storage, both with a token of Entra ID.'
          priority: 100
          direction: 'Outbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: ollamaPrefix
          sourcePortRange: '*'
          destinationAddressPrefix: 'AzureCloud'
          destinationPortRange: '443'
        }
      }
      {
        name: 'deny-outbound'
        properties: {
          description: 'The model has no business with the network or the internet.'
          priority: 4000
          direction: 'Outbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource endpointsRules 'Microsoft.Network/networkSecurityGroups@2024-07-01' = {
  name: 'nsg-endpoints-${suffix}'
  location: location
  tags: tags
  properties: {
    securityRules: concat(
      trustedRules,
      [
        {
          name: 'allow-functions-https'
          properties: {
            description: 'Key Vault and storage.'
            priority: 100
            direction: 'Inbound'
            access: 'Allow'
            protocol: 'Tcp'
            sourceAddressPrefix: functionsPrefix
            sourcePortRange: '*'
            destinationAddressPrefix: endpointsPrefix
            destinationPortRange: '443'
          }
        }
        {
          name: 'allow-functions-database'
          properties: {
            description: 'The database.'
            priority: 110
            direction: 'Inbound'
            access: 'Allow'
            protocol: 'Tcp'
            sourceAddressPrefix: functionsPrefix
            sourcePortRange: '*'
            destinationAddressPrefix: endpointsPrefix
            destinationPortRanges: databasePorts
          }
        }
        {
          name: 'deny-inbound'
          properties: {
            description: 'Everything else.'
            priority: 4000
            direction: 'Inbound'
            access: 'Deny'
            protocol: '*'
            sourceAddressPrefix: '*'
            sourcePortRange: '*'
            destinationAddressPrefix: '*'
            destinationPortRange: '*'
          }
        }
      ]
    )
  }
}

resource natAddress 'Microsoft.Network/publicIPAddresses@2024-07-01' = {
  name: 'pip-nat-${suffix}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

@description('The only way out that container groups in a network have: they pull their image through it.')
resource nat 'Microsoft.Network/natGateways@2024-07-01' = {
  name: 'ng-${suffix}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: {
    idleTimeoutInMinutes: 4
    publicIpAddresses: [{ id: natAddress.id }]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-07-01' = {
  name: 'vnet-${suffix}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [networkPrefix] }
    subnets: [
      {
        name: 'functions'
        properties: {
          addressPrefix: functionsPrefix
          networkSecurityGroup: { id: functionsRules.id }
          serviceEndpoints: [
            { service: 'Microsoft.KeyVault' }
            { service: 'Microsoft.AzureCosmosDB' }
            { service: 'Microsoft.Storage' }
          ]
          delegations: [
            {
              name: 'flex-consumption'
              properties: { serviceName: 'Microsoft.App/environments' }
            }
          ]
        }
      }
      {
        name: 'ollama'
        properties: {
          addressPrefix: ollamaPrefix
          networkSecurityGroup: { id: ollamaRules.id }
          natGateway: { id: nat.id }
          delegations: [
            {
              name: 'container-groups'
              properties: { serviceName: 'Microsoft.ContainerInstance/containerGroups' }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: {
          addressPrefix: endpointsPrefix
          networkSecurityGroup: { id: endpointsRules.id }
          privateEndpointNetworkPolicies: 'NetworkSecurityGroupEnabled'
        }
      }
    ]
  }

  resource functionsSubnet 'subnets' existing = { name: 'functions' }

  resource ollamaSubnet 'subnets' existing = { name: 'ollama' }

  resource endpointsSubnet 'subnets' existing = { name: 'endpoints' }
}

resource internalZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: internalZoneName
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'datalk'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}

@description('The virtual network.')
output networkId string = network.id

@description('Subnet of the function app.')
output functionsSubnetId string = network::functionsSubnet.id

@description('Subnet of the container group.')
output ollamaSubnetId string = network::ollamaSubnet.id

@description('Subnet of the private endpoints.')
output endpointsSubnetId string = network::endpointsSubnet.id
