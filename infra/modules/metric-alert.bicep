metadata description = 'Tells somebody when one measurement of one resource has been too high for a while.'

@description('Name of the alert.')
param name string

@description('Tags of the alert.')
param tags object

@description('What is wrong, for whoever is told.')
param message string

@description('Resource that is measured.')
param targetId string

@description('From 0, which wakes somebody up, to 3, which is for information.')
param severity int

@description('What is measured.')
param metricName string

@description('How measurements become one: `Average`, `Count`, `Total`.')
param timeAggregation string

@description('What they have to exceed.')
param threshold int

@description('How long a stretch of time is looked at, `PT5M`.')
param windowSize string

@description('Which of the measurements count; none: all.')
param dimensions array

@description('Who is told.')
param actionGroupId string

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    description: message
    severity: severity
    enabled: true
    autoMitigate: true
    scopes: [targetId]
    evaluationFrequency: windowSize == 'PT5M' ? 'PT1M' : 'PT5M'
    windowSize: windowSize
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'measured'
          metricName: metricName
          dimensions: dimensions
          timeAggregation: timeAggregation
          operator: 'GreaterThan'
          threshold: threshold
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
