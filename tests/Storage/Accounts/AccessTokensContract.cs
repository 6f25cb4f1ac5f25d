using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Storage.Accounts;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Accounts;

public abstract class AccessTokensContract(TestDatabase database)
{
    private readonly string _me = Samples.NewId();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_found_by_its_secret_and_only_its_hash_is_kept()
    {
        var (token, secret) = await WithAsync(t => t.CreateAsync(_me, "CI", Token));
        Assert.StartsWith(AccessTokens.Prefix, secret, StringComparison.Ordinal);
        Assert.Equal(AccessTokens.Prefix.Length + 43, secret.Length); // 256 bits
        Assert.Equal((token.Id, _me), await WithAsync(t => t.FindBySecretAsync(secret, Token)) is { } found ? (found.Id, found.PersonId) : default);
        Assert.Null(await WithAsync(t => t.FindBySecretAsync(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A'), Token)));
        Assert.Null(await WithAsync(t => t.FindBySecretAsync("", Token)));
        var stored = await database.Services.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Set<AccessToken>().SingleAsync(t => t.Id == token.Id, Token));
        Assert.DoesNotContain(secret[AccessTokens.Prefix.Length..], stored.Hash, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_revoked_token_is_not_found_and_nobody_revokes_another_ones()
    {
        var (token, secret) = await WithAsync(t => t.CreateAsync(_me, "CI", Token));
        Assert.False(await WithAsync(t => t.RevokeAsync("somebody else", token.Id, Token)));
        Assert.Single(await WithAsync(t => t.ListAsync(_me, Token)));
        Assert.True(await WithAsync(t => t.RevokeAsync(_me, token.Id, Token)));
        Assert.False(await WithAsync(t => t.RevokeAsync(_me, token.Id, Token)));
        Assert.Null(await WithAsync(t => t.FindBySecretAsync(secret, Token)));
        Assert.Empty(await WithAsync(t => t.ListAsync(_me, Token)));
    }

    [Fact]
    public async Task The_last_use_is_noted_to_the_minute()
    {
        var (_, secret) = await WithAsync(t => t.CreateAsync(_me, "CI", Token));
        var first = database.Clock.Now;
        await WithAsync(t => t.FindBySecretAsync(secret, Token));
        database.Clock.Advance(TimeSpan.FromSeconds(59));
        await WithAsync(t => t.FindBySecretAsync(secret, Token));
        Assert.Equal(first, Assert.Single(await WithAsync(t => t.ListAsync(_me, Token))).LastUsedAt);
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await WithAsync(t => t.FindBySecretAsync(secret, Token));
        Assert.Equal(database.Clock.Now, Assert.Single(await WithAsync(t => t.ListAsync(_me, Token))).LastUsedAt);
    }

    private Task<T> WithAsync<T>(Func<AccessTokens, Task<T>> work) => database.Services.InScopeAsync(s => work(s.GetRequiredService<AccessTokens>()));
}
