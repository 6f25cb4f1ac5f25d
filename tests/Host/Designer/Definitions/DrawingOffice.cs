using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>A running program with two process owners, signed in.</summary>
public sealed class DrawingOffice : IAsyncLifetime
{
    public WorkflowCrmApp App { get; private set; } = null!;

    /// <summary>Reads Chinese.</summary>
    public Caller Owner { get; private set; } = null!;

    /// <summary>Reads English.</summary>
    public Caller Second { get; private set; } = null!;

    public Caller Staff { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await WorkflowCrmApp.StartAsync();
        await App.AppointOwner(SmallCompany.Keeper);
        await App.AppointOwner(SmallCompany.GeneralManager);
        Owner = await App.SignInAs(SmallCompany.Keeper);
        Second = await App.SignInAs(SmallCompany.GeneralManager, "en");
        Staff = await App.SignInAs(SmallCompany.Salesman);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
