metadata description = 'A role that Azure does not have: sees container groups of this resource group and nothing else.'

// Whoever may write role definitions can write more rights into one that it has. So the workflows may not: for them
// bootstrap.bicep makes this one. The address keeper has it on the resource group, since one that is given on the container
// group would go with it whenever it is made anew.
resource containerGroupReader 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'container-group-reader')
  properties: {
    // Names are unique in a tenant, those of resource groups are not.
    roleName: 'Container group reader of ${resourceGroup().name} ${take(uniqueString(resourceGroup().id), 5)}'
    description: 'Reads container groups, to learn their address.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: ['Microsoft.ContainerInstance/containerGroups/read']
        notActions: []
      }
    ]
  }
}
