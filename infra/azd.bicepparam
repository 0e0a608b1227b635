using 'azd.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param alertEmail = readEnvironmentVariable('DATALK_ALERT_EMAIL')
param createCollections = bool(readEnvironmentVariable('DATALK_CREATE_COLLECTIONS', 'false'))
param writerPassword = readEnvironmentVariable('DATALK_WRITER_PASSWORD', '')
param readerPassword = readEnvironmentVariable('DATALK_READER_PASSWORD', '')
param ollamaImage = readEnvironmentVariable('DATALK_OLLAMA_IMAGE', '')
param databaseKind = readEnvironmentVariable('DATALK_DATABASE_KIND', 'cosmos-ru')
param privateNetworking = bool(readEnvironmentVariable('DATALK_PRIVATE_NETWORKING', 'true'))
param trustedPrefixes = json(readEnvironmentVariable('DATALK_TRUSTED_PREFIXES', '[]'))
param alwaysReadyInstances = int(readEnvironmentVariable('DATALK_ALWAYS_READY', '1'))
param budgetStart = readEnvironmentVariable('DATALK_BUDGET_START')
