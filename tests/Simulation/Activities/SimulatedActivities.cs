using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Simulation.Tests.Activities;

/// <summary>The activities that simulated definitions are made of.</summary>
internal static class SimulatedActivities
{
    public static ActivityCatalogue Catalogue() => ActivityCatalogue.CreateFromTypes(typeof(Work), typeof(Choose), typeof(StaffWait));
}
