metadata description = 'Asks an address from several places, and tells somebody when two of them get no good answer.'

@description('Region of the test.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of both.')
param tags object

@description('Name of the test.')
param testName string

@description('Name of the alert.')
param alertName string

@description('What is wrong, for whoever is told.')
param message string

@description('From 0, which wakes somebody up, to 3, which is for information.')
param severity int

@description('Address that is asked, every five minutes.')
param url string

@description('What the answer has to hold beside status 200. Empty: anything.')
param text string

@description('From how many places it is asked.')
@minValue(2)
@maxValue(5)
param places int

@description('How long a stretch of time is looked at, `PT5M`.')
param windowSize string

@description('Application Insights resource that keeps the results.')
param insightsName string

@description('Who is told.')
param actionGroupId string

var locations = ['us-va-ash-azr', 'emea-nl-ams-azr', 'latam-br-gru-edge', 'us-ca-sjc-azr', 'apac-sg-sin-azr']

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource test 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${testName}-${suffix}'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: '${testName}-${suffix}'
    Name: testName
    Description: message
    Enabled: true
    Frequency: 300
    Timeout: 30
    Kind: 'standard'
    RetryEnabled: true
    Locations: [for place in take(locations, places): { Id: place }]
    Request: {
      RequestUrl: url
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
      ContentValidation: empty(text)
        ? null
        : {
            ContentMatch: text
            IgnoreCase: false
            PassIfTextFound: true
          }
    }
  }
}

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${alertName}-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: message
    severity: severity
    enabled: true
    autoMitigate: true
    scopes: [test.id, insights.id]
    evaluationFrequency: 'PT1M'
    windowSize: windowSize
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: test.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
