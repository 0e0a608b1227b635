param undescribed string

@description('Not secure.')
param adminPassword string

@description('Not used.')
param unused string

resource account 'Microsoft.Storage/storageAccounts@2019-06-01' = {
  name: 'st${undescribed}${adminPassword}'
  location: unknownName
  kind: 'StorageV9'
  sku: { nom: 'Standard_LRS' }
  properties: {
    allowBlobPublicAccess: 'no'
    creationTime: 'yesterday'
  }
}

module child 'modules/child.bicep' = {
  name: 'child'
  params: { wrong: account.id }
}

output url string = child.outputs.nothing

var entries = [
  { name: 'one' }
  {
    name: 'two'
    size: 2
  }
]

module looped 'modules/child.bicep' = [
  for entry in entries: {
    name: entry.name
    params: { needed: '${entry.?size}${entry.size}' }
  }
]
