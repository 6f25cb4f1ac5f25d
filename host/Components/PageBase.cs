using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace WorkflowCrm.Host.Components;

/// <summary>
/// What every page has: the texts, its reader, and one entry for its forms. All forms of a page go to
/// <see cref="ActAsync"/>, so that a form whose subject has meanwhile gone still gets an answer in words.
/// </summary>
public abstract class PageBase : ComponentBase
{
    private bool _loaded;

    [Inject]
    protected Texts T { get; set; } = default!;

    [Inject]
    protected Reader Me { get; set; } = default!;

    [Inject]
    protected Say Say { get; set; } = default!;

    [Inject]
    protected Flash Flash { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    protected HttpContext Http { get; set; } = default!;

    protected CancellationToken Aborted => Http.RequestAborted;

    protected bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>The page's own address with its query, to come back to.</summary>
    protected string Here => Http.Request.PathBase + Http.Request.Path + Http.Request.QueryString;

    /// <summary>
    /// Loads before anything is shown. A page that were rendered while a slower database still reads would look empty for a
    /// moment, and what it then says (not found) would stick to the answer.
    /// </summary>
    public sealed override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_loaded)
        {
            _loaded = true;
            await Me.LoadAsync(Aborted);
            await LoadAsync();
        }

        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what the page shows.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>Does what one of the page's forms asks for.</summary>
    /// <param name="form">All that was sent; <c>action</c> says which button.</param>
    protected virtual Task ActAsync(IFormCollection form) => Task.CompletedTask;

    protected Task OnPostedAsync() => ActAsync(Http.Request.Form);

    /// <summary>Redirects after a form has done its work, so that a reload does not do it again.</summary>
    protected void Go(string address) => Navigation.NavigateTo(address);

    protected void Answer(int statusCode)
    {
        if (Http.Response.HasStarted)
            return;
        // The page itself says what is the matter; the general page of that status would say less.
        if (Http.Features.Get<IStatusCodePagesFeature>() is { } general)
            general.Enabled = false;
        // The renderer throws away the body of a page that is “not found” before it is sent, so that is said at the last moment.
        Http.Response.OnStarting(() =>
        {
            Http.Response.StatusCode = statusCode;
            return Task.CompletedTask;
        });
    }
}
