namespace WorkflowCrm.Storage.Tests.Database;

internal sealed class InjectedFaultException() : Exception("An injected fault.");
