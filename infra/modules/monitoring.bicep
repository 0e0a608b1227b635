metadata description = 'Where logs and measurements go, and the page that shows them.'

@description('Region of the workspace.')
param location string

@description('What the page\'s name ends with.')
param suffix string

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights resource.')
param insightsName string

@description('Tags of every resource.')
param tags object

@description('For how many days logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('How many gigabytes a day are taken in at most: a bound on cost, not a target.')
param dailyCapGigabytes int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGigabytes }
    features: { enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    // Telemetry is written with the app's identity: who only knows the connection string can write none.
    DisableLocalAuth: true
  }
}

module workbook 'workbook.bicep' = {
  name: 'workbook'
  params: {
    location: location
    suffix: suffix
    tags: tags
    insightsName: insights.name
  }
}
