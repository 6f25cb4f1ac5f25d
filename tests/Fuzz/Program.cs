using WorkflowCrm.Fuzz.Running;

// With the name of a target: fuzz. Otherwise this is a test project like the others.
return args.Length > 0 && TargetList.Names.Contains(args[0], StringComparer.Ordinal)
    ? Driver.Run(args)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
