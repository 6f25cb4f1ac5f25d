using WorkflowCrm.Host.StartUp;

return await Running.RunAsync(args);
