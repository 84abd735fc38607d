using WpbPortal.Domain.Learning;
using Xunit;
using static WpbPortal.Domain.Tests.Learning.LearningQuestionTests;

namespace WpbPortal.Domain.Tests.Learning;

public sealed class SourceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("10.3102/003465430298487", SourceKind.Doi, "10.3102/003465430298487")]
    [InlineData("https://doi.org/10.3102/003465430298487", SourceKind.Doi, "10.3102/003465430298487")]
    [InlineData("doi: 10.3102/003465430298487", SourceKind.Doi, "10.3102/003465430298487")]
    [InlineData("ISBN 978-0-306-40615-7", SourceKind.Isbn, "9780306406157")]
    [InlineData("0-306-40615-2", SourceKind.Isbn, "0306406152")]
    [InlineData("isbn 0 8044 2957 x", SourceKind.Isbn, "080442957X")]
    [InlineData("https://www.example.org/artikel?x=1", SourceKind.Web, "https://www.example.org/artikel?x=1")]
    [InlineData("Kroeze (2014), hoofdstuk 3", SourceKind.Words, "Kroeze (2014), hoofdstuk 3")]
    [InlineData("javascript:alert(1)", SourceKind.Words, "javascript:alert(1)")]
    public void Of_WhatIsTyped_IsWhatItLooksLike(string typed, SourceKind kind, string text) => Assert.Equal(new(kind, text), SourceReference.Of($" {typed} "));

    [Theory]
    [InlineData("10.31/x", Rule.DoiInvalid)]
    [InlineData("https://doi.org/geen", Rule.DoiInvalid)]
    [InlineData("10.3102/met spatie", Rule.DoiInvalid)]
    [InlineData("978-0-306-40615-8", Rule.IsbnInvalid)]
    [InlineData("0-306-40615-3", Rule.IsbnInvalid)]
    [InlineData("977-0-306-40615-7", Rule.IsbnInvalid)]
    [InlineData("ISBN onbekend", Rule.IsbnInvalid)]
    [InlineData("http://", Rule.WebAddressInvalid)]
    [InlineData("https://geen punt", Rule.WebAddressInvalid)]
    [InlineData("https://naam:geheim@example.org", Rule.WebAddressInvalid)]
    [InlineData(" ", Rule.Required)]
    public void Of_WhatCannotBe_IsRefusedAtTheField(string typed, Rule rule) => Expect(rule, () => SourceReference.Of(typed), nameof(Source.Reference));

    [Fact]
    public void LinkOf_OnlyWhatIsOnTheWeb_HasOne()
    {
        Assert.Equal("https://doi.org/10.1000/a%3Cb", SourceReference.LinkOf(SourceKind.Doi, "10.1000/a<b"));
        Assert.Equal("https://example.org/x", SourceReference.LinkOf(SourceKind.Web, "https://example.org/x"));
        Assert.Null(SourceReference.LinkOf(SourceKind.Web, "javascript:alert(1)"));
        Assert.Null(SourceReference.LinkOf(SourceKind.Isbn, "9780306406157"));
        Assert.Null(SourceReference.LinkOf(SourceKind.Words, "https://example.org"));
    }

    [Fact]
    public void Source_OfTheStudentOrOffered_IsTakenOrLeft()
    {
        var theme = new DominantTheme(Guid.CreateVersion7(), Guid.CreateVersion7(), " Rust ", null, Now);
        var (own, offered) = (new Source(theme, theme.StudentId, new("10.3102/003465430298487", null, " waarom "), Now), new Source(theme, Guid.CreateVersion7(), new("een boek", "Titel", null), Now));

        Assert.Equal(("Rust", SourceState.Taken, SourceState.Offered, "waarom"), (theme.Title, own.State, offered.State, own.Note));
        Expect(Rule.SourceTaken, own.Take);
        offered.Leave();
        Expect(Rule.SourceLeft, offered.Leave);
        offered.Take();
        Assert.Equal(SourceState.Taken, offered.State);
        theme.End(Now);
        Expect(Rule.AlreadyEnded, () => theme.End(Now));
        theme.GoOn();
        Expect(Rule.NotShared, theme.KeepToSelf);
        Expect(Rule.Required, () => theme.Change(" ", null), nameof(DominantTheme.Title));
    }
}
