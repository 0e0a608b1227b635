@description('Needed.')
param needed string

output out string = needed
