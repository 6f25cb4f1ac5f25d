using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Simulation.Tests.Activities;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>The business's rows in a table of the database.</summary>
internal sealed class DatabaseEffects(WorkflowCrmDbContext db) : IEffects
{
    public Task AddAsync(EffectRow row) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO sim_effects (instance_id, execution_id, deed) VALUES ({row.InstanceId}, {row.ExecutionId}, {row.Deed})");
}
