using WpbPortal.Domain.People;

namespace WpbPortal.Domain.Interviews;

/// <summary>
/// The guides of the article (Koster, Van der Plas, Jansen, Huveneers and Van der Kant), worded by ourselves: every partnership finds them, and makes its own of them. The
/// first goes from a success story by the view on agency and the row of interventions to one's own practice against that view.
/// </summary>
public static class ShippedGuides
{
    /// <summary>The guides.</summary>
    public static IReadOnlyList<ShippedGuide> All { get; } =
    [
        new("ruimte-en-sturen", 1, new(T("Ruimte geven en sturen", "Giving room and steering"), Role.Supervisor,
        [
            new(T("Een succeservaring", "A success story"), false,
            [
                T("Vertel over een moment in de begeleiding waar je trots op bent. Wat gebeurde er?", "Tell about a moment in coaching that you are proud of. What happened?"),
                T("Wat was jouw rol daarin?", "What was your part in it?"),
                T("Wat maakte het tot een succes?", "What made it a success?"),
            ]),
            new(T("Jouw kijk op eigen regie, en wat je doet", "Your view on agency, and what you do"), true,
            [
                T("Wat betekent het voor jou dat een aanstaande leraar zelf de regie neemt?", "What does it mean to you that a student teacher takes the lead?"),
                T("Hoe ontstaat dat, en welke invloed heb jij erop?", "How does that come about, and what influence do you have on it?"),
                T("Kijk naar de rij interventies. Welke herken je het meest van jezelf?", "Look at the row of interventions. Which do you recognise most in yourself?"),
                T("Welke gebruik je weinig, en hoe komt dat?", "Which do you use little, and why?"),
            ]),
            new(T("Wat je doet naast wat je vindt", "What you do beside what you think"), false,
            [
                T("Hoe past wat je meestal doet bij hoe je erover denkt?", "How does what you mostly do fit with what you think of it?"),
                T("Waar schuurt het?", "Where does it chafe?"),
                T("Wat zou je willen uitproberen, en wat heb je daarvoor nodig?", "What would you like to try, and what do you need for it?"),
            ]),
        ])),
        new("wat-helpt-jou", 1, new(T("Wat helpt jou bij het leren op de werkplek?", "What helps you learn at the workplace?"), Role.StudentTeacher,
        [
            new(T("Wat helpt", "What helps"), false,
            [
                T("Wat helpt jou bij het leren op de werkplek?", "What helps you learn at the workplace?"),
                T("Wanneer voelde je je veilig genoeg om iets uit te proberen?", "When did you feel safe enough to try something?"),
                T("Welke feedback bracht je verder? Wat was er zo goed aan?", "Which feedback took you further? What was so good about it?"),
            ]),
            new(T("Jij, je begeleider en het team", "You, your supervisor and the team"), false,
            [
                T("Hoe is het contact met je begeleider? Wat maakt dat zo?", "How do you get along with your supervisor? What makes it so?"),
                T("Welke deuren gaan er in het team voor je open?", "Which doors open for you in the team?"),
                T("Wat zou je leren hier nog makkelijker maken?", "What would make learning here easier still?"),
            ]),
        ])),
        new("helpt-en-belemmert", 1, new(T("Wat helpt en wat belemmert jou in de begeleiding?", "What helps you in coaching, and what is in the way?"), Role.Supervisor,
        [
            new(T("Wat helpt", "What helps"), false,
            [
                T("Wat helpt jou bij het begeleiden van de aanstaande leraar?", "What helps you in coaching the student teacher?"),
                T("Wat heb je aan informatie, training en het delen van ervaringen met anderen?", "What do information, training and sharing experiences with others bring you?"),
            ]),
            new(T("Wat belemmert", "What is in the way"), false,
            [
                T("Wat belemmert jou? Denk aan uren, rooster of de klik.", "What is in your way? Think of hours, the timetable or the klik."),
                T("Wat zou morgen al verschil maken?", "What would make a difference tomorrow?"),
            ]),
        ])),
    ];

    /// <summary>The guide with this code; null when there is none.</summary>
    public static ShippedGuide? Find(string? code) => All.FirstOrDefault(guide => guide.Code == code);

    private static LocalisedText T(string nl, string en) => new(nl, en);
}

/// <summary>A guide that ships with the portal.</summary>
/// <param name="Code">What it is known by.</param>
/// <param name="Number">Its version.</param>
/// <param name="Content">What it asks.</param>
public sealed record ShippedGuide(string Code, int Number, GuideContent Content);
