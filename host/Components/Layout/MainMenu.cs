using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Host.Components.Layout;

/// <summary>Where the header leads, depending on who reads.</summary>
public static class MainMenu
{
    public static IEnumerable<MenuItem> Of(Reader reader)
    {
        yield return new("/tasks", "menu.tasks", "inbox");
        yield return new("/requests", "menu.requests", "files");
        yield return new("/requests/new", "menu.new", "file-plus");
        yield return new("/customers", "menu.customers", "users");
        if (reader.MaySeeReadings)
            yield return new("/access/readings", "menu.readings", "eye");
        if (reader.MaySeeAudit)
            yield return new("/audit", "menu.audit", "fingerprint");
        if (reader.Has(Roles.Administrator))
            yield return new("/admin/mails", "menu.mails", "mail");
        if (reader.Has(Roles.ProcessOwner))
        {
            yield return new("/workflows/definitions", "menu.processes", "sitemap");
            yield return new("/admin/mail-templates", "menu.mail-templates", "template");
        }
    }

    /// <summary>The item whose pages the path belongs to; “new request” is not a page of “requests”.</summary>
    public static bool IsCurrent(MenuItem item, PathString path)
    {
        if (item.Href == "/requests" && path.StartsWithSegments("/requests/new"))
            return false;
        if (item.Href == "/workflows/definitions")
            return path.StartsWithSegments("/workflows") || path.StartsWithSegments("/admin/processes") || path.StartsWithSegments("/admin/instances");
        return item.Href == "/access/readings" ? path.StartsWithSegments("/access") : path.StartsWithSegments(item.Href);
    }
}

/// <param name="Href">Address.</param>
/// <param name="Text">Key of its text.</param>
/// <param name="Icon">Name of its icon.</param>
public sealed record MenuItem(string Href, string Text, string Icon);
