metadata description = 'Who may do what: every role assignment of the system, each on the one resource it is needed for.'

@description('Identity of the function app.')
param functionsIdentityName string

@description('Identity of the container group.')
param ollamaIdentityName string

@description('Identity that keeps Ollama\'s DNS record true.')
param addressKeeperIdentityName string

@description('Storage account of the Functions host.')
param storageName string

@description('Vault that keeps the connection strings.')
param vaultName string

@description('Application Insights resource.')
param insightsName string

@description('Registry that holds the image of Ollama.')
param registryName string

@description('DNS zone of Ollama\'s name.')
param internalZoneName string

@description('Whether the role that Azure does not have is defined here. Otherwise `bootstrap.bicep` has done so.')
param defineRoles bool

// Ids of Azure's built-in roles.
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var keyVaultSecretsUser = '4633458b-17de-408a-874b-0445c86b69e6'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d'
var privateDnsZoneContributor = 'b12aa53e-6015-4669-85d0-8515ebb3ae7f'
var containerGroupReaderId = guid(resourceGroup().id, 'container-group-reader')

resource functionsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: functionsIdentityName
}

resource ollamaIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: ollamaIdentityName
}

resource addressKeeperIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: addressKeeperIdentityName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' existing = {
  name: registryName
}

resource internalZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = {
  name: internalZoneName
}

@description('The host keeps its keys, locks and packages there. Contributor is not enough for its leases.')
resource hostUsesStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, functionsIdentity.id, storageBlobDataOwner)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', storageBlobDataOwner)
    principalId: functionsIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

@description('The app reads its connection strings; it can neither list nor write secrets\' versions.')
resource appReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, functionsIdentity.id, keyVaultSecretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
    principalId: functionsIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

@description('The host sends telemetry.')
resource hostSendsTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, functionsIdentity.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: functionsIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

@description('The container group pulls its image, and pushes none.')
resource ollamaPullsImage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, ollamaIdentity.id, acrPull)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', acrPull)
    principalId: ollamaIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

module containerGroupReader 'container-group-reader.bicep' = if (defineRoles) {
  name: 'container-group-reader'
}

resource keeperReadsAddress 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, addressKeeperIdentity.id, containerGroupReaderId)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', containerGroupReaderId)
    principalId: addressKeeperIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
  dependsOn: [containerGroupReader]
}

@description('Writes the record of Ollama. Other zones are out of its reach.')
resource keeperWritesRecord 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(internalZone.id, addressKeeperIdentity.id, privateDnsZoneContributor)
  scope: internalZone
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', privateDnsZoneContributor)
    principalId: addressKeeperIdentity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}
