namespace WpbPortal.Domain.Learning;

/// <summary>What sort of thing a student brings in.</summary>
public enum AgendaKind
{
    /// <summary>Something that happened and that he wants to look at.</summary>
    Experience = 1,

    /// <summary>Something he wants to find out.</summary>
    Question = 2,
}
