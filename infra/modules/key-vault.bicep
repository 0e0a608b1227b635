metadata description = 'Keeps what has to stay secret: the two connection strings of the database.'

@description('Region of the vault.')
param location string

@description('Name of the vault: 3 to 24 letters, digits and dashes.')
param name string

@description('Tags of every resource.')
param tags object

@description('Whether only the network\'s private endpoints reach the vault.')
param private bool

@description('Subnet that reaches the vault where it is not private.')
param functionsSubnetId string

@description('Workspace that is told of every access.')
param workspaceName string

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Cannot be undone: a deleted vault's name stays taken for 90 days, and nobody can destroy the secrets sooner.
    enablePurgeProtection: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: private ? [] : [{ id: functionsSubnetId }]
    }
  }
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        categoryGroup: 'audit'
        enabled: true
      }
    ]
  }
}

@description('Resource that a private endpoint leads to.')
output id string = vault.id
