using WpbPortal.Domain.People;
using WpbPortal.Domain.Trajectories;
using WpbPortal.Web.Texts;

namespace WpbPortal.Web.Features.OwnQuestions;

/// <summary>Who reads a participant's question, in words.</summary>
internal static class QuestionWords
{
    /// <summary>Who reads it now.</summary>
    public static string Readers(QuestionReaders readers, IReadOnlyList<PersonName> trainers) =>
        string.Format(readers == QuestionReaders.Group ? OwnQuestionTexts.ReadersGroup : OwnQuestionTexts.ReadersTrainers, Names(trainers));

    /// <summary>Who will read it, before it is decided.</summary>
    public static string Either(IReadOnlyList<PersonName> trainers) => string.Format(OwnQuestionTexts.ReadersEither, Names(trainers));

    private static string Names(IReadOnlyList<PersonName> trainers) => trainers.Count switch
    {
        0 => OwnQuestionTexts.WhoTrains,
        1 => trainers[0].Full,
        _ => $"{string.Join(", ", trainers.SkipLast(1).Select(name => name.Full))} {OwnQuestionTexts.And} {trainers[^1].Full}",
    };
}
