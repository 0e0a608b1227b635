metadata description = 'The function app on Flex Consumption: Java, inside the network, without a key anywhere.'

@description('Region of the app.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('Identity that the app acts as.')
param identityName string

@description('Subnet delegated to Flex Consumption.')
param subnetId string

@description('Storage account of the host.')
param storageName string

@description('Container that packages are deployed to.')
param deploymentContainerUrl string

@description('Application Insights resource that telemetry goes to.')
param insightsName string

@description('Vault that keeps the connection strings.')
param vaultName string

@description('Address of Ollama. Empty: no model, the rules answer what they can read.')
param ollamaBaseUrl string

@description('The model that is asked.')
param ollamaModel string

@description('Version of Java.')
@allowed(['17', '21'])
param javaVersion string

@description('Memory of an instance in megabytes; 2048 comes with one core.')
@allowed([512, 2048, 4096])
param instanceMemoryMegabytes int

@description('Instances that always run, so that nobody waits for a start.')
@minValue(0)
param alwaysReadyInstances int

@description('Most instances at a time. Times the driver\'s pool, it has to stay within what the database takes.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${suffix}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: { reserved: true }
}

var modelSettings = empty(ollamaBaseUrl)
  ? []
  : [
      {
        name: 'LANGCHAIN4J_OLLAMA_BASE_URL'
        value: ollamaBaseUrl
      }
      {
        name: 'LANGCHAIN4J_OLLAMA_MODEL_NAME'
        value: ollamaModel
      }
    ]

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: 'func-${suffix}'
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: subnetId
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      appSettings: concat(
        [
          {
            name: 'AzureWebJobsStorage__accountName'
            value: storageName
          }
          {
            name: 'AzureWebJobsStorage__credential'
            value: 'managedidentity'
          }
          {
            name: 'AzureWebJobsStorage__clientId'
            value: identity.properties.clientId
          }
          {
            name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
            value: insights.properties.ConnectionString
          }
          {
            name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
            value: 'ClientId=${identity.properties.clientId};Authorization=AAD'
          }
          {
            // For the app's own resolver, where the platform has left a reference unresolved.
            name: 'AZURE_CREDENTIAL_MANAGED_IDENTITY_CLIENT_ID'
            value: identity.properties.clientId
          }
          {
            name: 'MONGODB_URI'
            value: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=mongodb-uri)'
          }
          {
            name: 'MONGODB_READ_ONLY_URI'
            value: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=mongodb-reader-uri)'
          }
        ],
        modelSettings
      )
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'java'
        version: javaVersion
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemoryMegabytes
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [
              {
                name: 'http'
                instanceCount: alwaysReadyInstances
              }
            ]
        triggers: { http: { perInstanceConcurrency: 8 } }
      }
    }
  }
}

@description('Name of the function app.')
output name string = app.name

@description('The function app, for alerts.')
output id string = app.id

@description('Where the app answers.')
output url string = 'https://${app.properties.defaultHostName}'
