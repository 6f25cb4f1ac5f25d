using System.Globalization;
using System.Security;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Pages.Customers;

/// <summary>The picture that lies over an opened archive: who reads it, and when. A picture, because it is no text to be read out or contrasted.</summary>
public static class Watermark
{
    public static void Map(WebApplication app) =>
        app.MapGet("/watermark.svg", DrawAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> DrawAsync(Reader reader, Say say, CancellationToken cancellationToken)
    {
        await reader.LoadAsync(cancellationToken);
        var stamp = $"{say.Name(reader.Id)} {say.Time.Local(reader.Now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}";
        return Results.Text(Picture(SecurityElement.Escape(stamp)), "image/svg+xml");
    }

    private static string Picture(string stamp) => $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">
        <defs><pattern id="p" width="300" height="150" patternUnits="userSpaceOnUse" patternTransform="rotate(-18)">
        <text x="20" y="60" font-size="16" font-family="sans-serif" fill="#808080">{stamp}</text></pattern></defs>
        <rect width="100%" height="100%" fill="url(#p)" /></svg>
        """;
}
