using Microsoft.EntityFrameworkCore;
using Npgsql;
using WpbPortal.Data;
using WpbPortal.Domain;
using Xunit;

namespace WpbPortal.Web.Tests.Catalogue;

/// <summary>Whoever loses a race hears a rule, however deep the database's refusal is wrapped.</summary>
public sealed class ConstraintRulesTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    public void Of_TwoWhoWaitedForEachOther_IsChangedMeanwhile(string state)
    {
        var refusal = new PostgresException("refused", "ERROR", "ERROR", state);
        Assert.Equal(Rule.ChangedMeanwhile, ConstraintRules.Of(refusal));
        Assert.Equal(Rule.ChangedMeanwhile, ConstraintRules.Of(new DbUpdateException("save", refusal)));
        Assert.Equal(Rule.ChangedMeanwhile, ConstraintRules.Of(new InvalidOperationException("transient", new DbUpdateException("save", refusal))));
        Assert.Equal(Rule.ChangedMeanwhile, ConstraintRules.Of(new InvalidOperationException("transient", refusal)));
    }

    [Fact]
    public void Of_AnythingElse_IsNoRule()
    {
        Assert.Null(ConstraintRules.Of(new InvalidOperationException("something else")));
        Assert.Null(ConstraintRules.Of(new PostgresException("away", "ERROR", "ERROR", PostgresErrorCodes.AdminShutdown)));
    }
}
