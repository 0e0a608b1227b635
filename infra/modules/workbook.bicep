metadata description = 'One page that shows how Datalk fares.'

@description('Region of the workbook.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('Application Insights resource that the page reads.')
param insightsName string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'datalk')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Datalk ${suffix}'
    category: 'workbook'
    version: '1.0'
    sourceId: insights.id
    serializedData: loadTextContent('../workbook.json')
  }
}
