using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Accounts;

/// <summary>Keeps the keys of ASP.NET Core's data protection in the database.</summary>
internal sealed class DataProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var keys = scope.ServiceProvider.GetRequiredService<WorkflowCrmDbContext>().Set<DataProtectionKey>();
        return [.. keys.AsNoTracking().OrderBy(k => k.Name).Select(k => k.Xml).ToList().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowCrmDbContext>();
        db.Add(new DataProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

/// <summary>Lets nodes that share a database share their sessions.</summary>
public static class DataProtectionInStorage
{
    /// <summary>Keeps the keys in the database; the upgrade must have run before the first of them is needed.</summary>
    public static IDataProtectionBuilder PersistKeysToStorage(this IDataProtectionBuilder builder)
    {
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlRepository = new DataProtectionKeys(services.GetRequiredService<IServiceScopeFactory>())));
        return builder;
    }
}
