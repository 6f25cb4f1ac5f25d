using Npgsql;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class ConnectionStringsTests
{
    [Theory]
    [InlineData("Data Source=/data/workflowcrm.db", false)]
    [InlineData("data source=x.db;Cache=Shared", false)]
    [InlineData("Host=db;Database=workflowcrm;Username=w;Password=p", true)]
    public void The_connection_string_says_which_database_it_is(string text, bool postgres) =>
        Assert.Equal(postgres, ConnectionStrings.IsPostgres(text));

    [Theory]
    [InlineData("")]
    [InlineData("workflowcrm.db")]
    [InlineData("Initial Catalog=x")]
    public void Anything_else_is_refused_with_what_is_expected(string text) =>
        Assert.Contains("Data Source=", Assert.Throws<ArgumentException>(() => ConnectionStrings.IsPostgres(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pool_prepares_statements_unless_the_connection_string_says_otherwise()
    {
        var ours = new NpgsqlConnectionStringBuilder(ConnectionStrings.ForPool("Host=db;Database=w"));
        Assert.Equal((100, true, 30), (ours.MaxAutoPrepare, ours.NoResetOnClose, ours.KeepAlive));
        var given = new NpgsqlConnectionStringBuilder(ConnectionStrings.ForPool("Host=db;Max Auto Prepare=0;No Reset On Close=false;Keepalive=7"));
        Assert.Equal((0, false, 7), (given.MaxAutoPrepare, given.NoResetOnClose, given.KeepAlive));
    }
}
