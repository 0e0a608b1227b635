metadata description = 'What the workflows act as: deployed once per environment by an owner of the resource group, before the first push.'

targetScope = 'resourceGroup'

@description('Region of the identities.')
param location string = resourceGroup().location

@description('The repository, `owner/name`.')
param repository string

@description('GitHub environment whose jobs may deploy here: `dev` or `prod`.')
param githubEnvironment string

@description('Whether pull requests may look here at what they would change: in dev, which they are compared with.')
param withPreviewer bool = false

var issuer = 'https://token.actions.githubusercontent.com'
var audiences = ['api://AzureADTokenExchange']
// Built-in roles.
var contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c'
var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
// Not User Access Administrator, which may also write role definitions: no condition holds that.
var roleAdministrator = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168'
// All roles that `modules/roles.bicep` gives. The deployer can give no others and change none, so it cannot raise itself.
var assignable = join(
  [
    'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
    '4633458b-17de-408a-874b-0445c86b69e6'
    '3913510d-42f4-4e42-8a64-420c390055eb'
    '7f951dda-4ed3-4680-a7ca-43fe172d538d'
    'b12aa53e-6015-4669-85d0-8515ebb3ae7f'
    guid(resourceGroup().id, 'container-group-reader')
  ],
  ', '
)

@description('Deploys: for jobs of the GitHub environment, which may ask for an approval first.')
resource deployer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: 'id-github-deployer-${githubEnvironment}'
  location: location

  resource github 'federatedIdentityCredentials' = {
    name: 'github-${githubEnvironment}'
    properties: {
      issuer: issuer
      audiences: audiences
      subject: 'repo:${repository}:environment:${githubEnvironment}'
    }
  }
}

@description('Looks: for pull requests, which show what a change would do and can change nothing.')
resource previewer 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = if (withPreviewer) {
  name: 'id-github-previewer-${githubEnvironment}'
  location: location

  resource github 'federatedIdentityCredentials' = {
    name: 'github-pull-requests'
    properties: {
      issuer: issuer
      audiences: audiences
      subject: 'repo:${repository}:pull_request'
    }
  }
}

module containerGroupReader 'modules/container-group-reader.bicep' = {
  name: 'container-group-reader'
}

resource deployerContributes 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, deployer.id, contributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contributor)
    principalId: deployer.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource deployerGivesRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, deployer.id, roleAdministrator)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleAdministrator)
    principalId: deployer.properties.principalId
    principalType: 'ServicePrincipal'
    conditionVersion: '2.0'
    condition: '((!(ActionMatches{\'Microsoft.Authorization/roleAssignments/write\'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${assignable}})) AND ((!(ActionMatches{\'Microsoft.Authorization/roleAssignments/delete\'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${assignable}}))'
  }
}

resource previewerReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withPreviewer) {
  name: guid(resourceGroup().id, previewer.id, reader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)
    principalId: previewer!.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

@description('Reader cannot ask what a deployment would do.')
resource previewing 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (withPreviewer) {
  name: guid(resourceGroup().id, 'previewer')
  properties: {
    roleName: 'Deployment previewer of ${resourceGroup().name} ${take(uniqueString(resourceGroup().id), 5)}'
    description: 'Asks what a deployment would change, and changes nothing.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Resources/deployments/read'
          'Microsoft.Resources/deployments/operationStatuses/read'
          'Microsoft.Resources/deployments/validate/action'
          'Microsoft.Resources/deployments/whatIf/action'
        ]
        notActions: []
      }
    ]
  }
}

resource previewerPreviews 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withPreviewer) {
  name: guid(resourceGroup().id, previewer.id, previewing.id)
  properties: {
    roleDefinitionId: previewing.id
    principalId: previewer!.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

@description('For the GitHub environment: variable AZURE_CLIENT_ID.')
output deployerClientId string = deployer.properties.clientId

@description('Who prod\'s deployer is to dev\'s registry, which it takes the model\'s image from.')
output deployerPrincipalId string = deployer.properties.principalId

@description('For the repository: variable AZURE_PREVIEW_CLIENT_ID. Empty where there is no previewer.')
output previewerClientId string = withPreviewer ? previewer!.properties.clientId : ''
