metadata description = 'The alerts on the model. Apart from the others, which must not wait for a container group that does not start.'

@description('Region of the web test.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('Who is told.')
param actionGroupId string

@description('Where the app answers.')
param appUrl string

@description('Application Insights resource.')
param insightsName string

@description('The container group of Ollama.')
param containerGroupId string

@description('The keeper of Ollama\'s DNS record.')
param addressKeeperId string

@description('Processor cores of the container group.')
param cpu int

@description('Memory of the container group in gigabytes.')
param memoryGigabytes int

@description('Share of processors above which somebody is told, in percent.')
param cpuPercent int

@description('Share of memory above which somebody is told, in percent.')
param memoryPercent int

var gigabyte = 1024 * 1024 * 1024
// Apart from the list, whose entries give names: those have to be known before anything is made.
var targets = {
  ollama: containerGroupId
  keeper: addressKeeperId
}
var metricAlerts = [
  {
    // A model at work is meant to be busy, so this one is for information: it says that questions queue.
    name: 'cpu-ollama'
    message: 'Ollama has used more than ${cpuPercent} % of its processors for 5 minutes.'
    target: 'ollama'
    severity: 3
    metricName: 'CpuUsage' // in thousandths of a core
    timeAggregation: 'Average'
    threshold: cpu * 10 * cpuPercent
    windowSize: 'PT5M'
  }
  {
    name: 'memory-ollama'
    message: 'Ollama has used more than ${memoryPercent} % of its memory for 5 minutes.'
    target: 'ollama'
    severity: 2
    metricName: 'MemoryUsage'
    timeAggregation: 'Average'
    threshold: memoryGigabytes * gigabyte / 100 * memoryPercent
    windowSize: 'PT5M'
  }
  {
    name: 'address-keeper'
    message: 'The keeper of Ollama\'s DNS record fails: after the next restart the model will not be found.'
    target: 'keeper'
    severity: 3
    metricName: 'RunsFailed'
    timeAggregation: 'Total'
    threshold: 5
    windowSize: 'PT15M'
  }
]

module metrics 'metric-alert.bicep' = [
  for alert in metricAlerts: {
    name: 'alert-${alert.name}'
    params: {
      name: '${alert.name}-${suffix}'
      tags: tags
      message: alert.message
      targetId: targets[alert.target]
      severity: alert.severity
      metricName: alert.metricName
      timeAggregation: alert.timeAggregation
      threshold: alert.threshold
      windowSize: alert.windowSize
      dimensions: []
      actionGroupId: actionGroupId
    }
  }
]

// The model down: readiness stays 200 without it, so the words of the answer tell.
module modelDown 'web-test.bicep' = {
  name: 'alert-model-down'
  params: {
    location: location
    suffix: suffix
    tags: tags
    testName: 'model'
    alertName: 'model-down'
    message: 'The app does not reach its model: questions that need it are refused.'
    severity: 2
    url: '${appUrl}/health/readiness'
    text: '"model":{"name":"datalk","status":"UP"'
    places: 2
    windowSize: 'PT15M'
    insightsName: insightsName
    actionGroupId: actionGroupId
  }
}
