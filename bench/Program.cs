using WorkflowCrm.Bench;

// dotnet run -c Release --project bench            SQLite, and PostgreSQL when WORKFLOWCRM_TEST_POSTGRES names a server
// dotnet run -c Release --project bench -- 5       with five runs instead of three
var runs = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 3;
var table = new ResultTable();
foreach (var place in BenchPlace.Available())
{
    Console.WriteLine($"{place.Name}: first page after start");
    await FirstPage.MeasureAsync(place, runs, table);
    Console.WriteLine($"{place.Name}: inbox with {TaskFilling.Tasks:N0} tasks");
    await Inbox.MeasureAsync(place, runs, table);
}

Console.WriteLine();
table.Write(Console.Out);
