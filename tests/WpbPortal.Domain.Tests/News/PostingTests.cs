using WpbPortal.Domain.News;
using Xunit;

namespace WpbPortal.Domain.Tests.News;

public sealed class PostingTests
{
    private static readonly DateOnly Today = new(2026, 11, 9);
    private static readonly DateTimeOffset Now = new(2026, 11, 9, 14, 0, 0, TimeSpan.Zero);
    private static readonly Guid Writer = Guid.CreateVersion7();
    private static readonly PostingText Said = new("Studiemiddag", "Geen lessen na het vierde uur.", Today, Today.AddDays(7));

    public static TheoryData<Rule, string, PostingText> Broken => new()
    {
        { Rule.Required, nameof(Posting.Title), Said with { Title = " " } },
        { Rule.TooLong, nameof(Posting.Title), Said with { Title = new('a', Posting.TitleLength + 1) } },
        { Rule.Required, nameof(Posting.Text), Said with { Text = "\n" } },
        { Rule.TooLong, nameof(Posting.Text), Said with { Text = new('a', 1_048_576) } },
        { Rule.TooLong, nameof(PostingVersion.Change), Said with { Change = new('a', Posting.ChangeLength + 1) } },
        { Rule.Required, nameof(DatePeriod.From), Said with { From = null } },
        { Rule.Required, nameof(DatePeriod.Until), Said with { Until = null } },
        { Rule.PeriodEndsBeforeItBegins, nameof(DatePeriod.Until), Said with { From = Today.AddDays(8) } },
        { Rule.EndsInThePast, nameof(DatePeriod.Until), Said with { From = Today.AddDays(-8), Until = Today.AddDays(-1) } },
        { Rule.AnnouncementTooLong, nameof(DatePeriod.Until), Said with { Until = Today.AddDays(Posting.MostDays + 1) } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void WriteAndChange_BrokenRules_SaySoAtTheField(Rule rule, string field, PostingText text)
    {
        var posting = Announcement();
        foreach (var broken in new[] { Assert.Throws<RuleViolationException>(() => Announcement(text)), Assert.Throws<RuleViolationException>(() => posting.Change(text, Writer, Today, Now)) })
            Assert.Equal((rule, field), (broken.Rule, broken.Field));
    }

    [Fact]
    public void Announcement_OnItsDays_StandsAndIsToldOfOnce()
    {
        var posting = Announcement(Said with { From = Today.AddDays(2) });
        Assert.Equal((false, true, true, false), (posting.StandsOn(Today), posting.StandsOn(Today.AddDays(2)), posting.StandsOn(Today.AddDays(7)), posting.StandsOn(Today.AddDays(8))));
        Assert.True(posting.IsToBeTold);
        posting.MarkTold();
        posting.Change(Said with { Text = "Toch wel lessen." }, Writer, Today, Now);
        Assert.False(posting.IsToBeTold);
        posting.Change(Said with { Text = "Toch geen lessen.", Tells = true }, Writer, Today, Now);
        Assert.True(posting.IsToBeTold);
    }

    [Fact]
    public void Procedure_HasNoEndAndTellsOnlyWhenAskedTo()
    {
        var posting = new Posting(PostingPlace.Of(Guid.CreateVersion7()), PostingKind.Procedure, Said with { From = null, Until = null }, Writer, Today, Now);
        Assert.True(posting.StandsOn(Today.AddYears(9)));
        Assert.False(posting.IsToBeTold);
    }

    [Theory]
    [InlineData(PostingKind.Announcement)]
    [InlineData(PostingKind.Procedure)]
    public void Important_IsToldByMailToo_OnceAndWhenAChangeIsImportantAgain(PostingKind kind)
    {
        var posting = new Posting(PostingPlace.Of(Guid.CreateVersion7()), kind, Said with { Mails = true }, Writer, Today, Now);
        Assert.Equal((true, true), (posting.IsToBeTold, posting.IsMailed));
        posting.MarkTold();
        posting.Change(Said with { Text = "Anders.", Tells = true }, Writer, Today, Now);
        Assert.Equal((true, false), (posting.IsToBeTold, posting.IsMailed));
        posting.Change(Said with { Text = "Nog eens.", Mails = true }, Writer, Today, Now);
        Assert.Equal((true, true), (posting.IsToBeTold, posting.IsMailed));
        posting.End(Now);
        Assert.Equal((false, false), (posting.IsToBeTold, posting.IsMailed));
    }

    [Fact]
    public void Change_KeepsWhatItSaidWithWhoWhenAndWhy()
    {
        var (posting, other, later) = (Announcement(Said with { Text = "een\r\ntwee" }), Guid.CreateVersion7(), Now.AddDays(1));
        posting.Change(Said with { Text = "een\ndrie", Change = " Drie in plaats van twee. " }, other, Today, later);
        Assert.Equal((2, other, later, "een\ndrie"), (posting.Version, posting.WrittenById, posting.WrittenAt, posting.Text));
        Assert.Equal([(1, "een\ntwee", Writer, Now, null), (2, "een\ndrie", other, later, "Drie in plaats van twee.")],
            posting.Versions.Select(version => (version.Number, version.Text, version.WrittenById, version.WrittenAt, version.Change)));
    }

    [Fact]
    public void Change_OnlyOfItsDays_MakesNoVersion()
    {
        var posting = Announcement();
        posting.Change(Said with { Until = Today.AddDays(20) }, Guid.CreateVersion7(), Today, Now.AddDays(1));
        Assert.Equal((1, Writer, Today.AddDays(20)), (posting.Version, posting.WrittenById, posting.Period.Until));
        Assert.Single(posting.Versions);
    }

    [Fact]
    public void End_HoldsNoMoreAndIsNotChanged()
    {
        var posting = Announcement();
        posting.End(Now);
        Assert.False(posting.StandsOn(Today));
        Assert.False(posting.IsToBeTold);
        Assert.Equal(Rule.PostingEnded, Assert.Throws<RuleViolationException>(() => posting.End(Now)).Rule);
        Assert.Equal(Rule.PostingEnded, Assert.Throws<RuleViolationException>(() => posting.Change(Said, Writer, Today, Now)).Rule);
    }

    [Fact]
    public void Difference_OfTwoTexts_SaysWhatStayedWentAndCame()
    {
        Assert.Equal("=een -twee +drie =vier", Show(LineDifference.Between("een\ntwee\nvier", "een\ndrie\nvier")));
        Assert.Equal("=een", Show(LineDifference.Between("een", "een")));
        Assert.Equal("=een +twee", Show(LineDifference.Between("een", "een\ntwee")));
        var many = string.Join('\n', Enumerable.Range(0, LineDifference.MostLines + 1));
        Assert.Equal(2 * (LineDifference.MostLines + 1), LineDifference.Between(many, many).Count);
    }

    private static string Show(IEnumerable<ChangedLine> lines) =>
        string.Join(' ', lines.Select(line => $"{(line.Change == LineChange.Kept ? '=' : line.Change == LineChange.Gone ? '-' : '+')}{line.Text}"));

    private static Posting Announcement(PostingText? text = null) => new(PostingPlace.Of(Guid.CreateVersion7()), PostingKind.Announcement, text ?? Said, Writer, Today, Now);
}
