using WpbPortal.Benchmarks;
using WpbPortal.Benchmarks.Measuring;

// The server runs in a process of its own, so that its CPU time is its own.
return args switch
{
    ["--serve", var connections] => await BenchServer.RunAsync(connections),
    ["--national", var sessions, .. var names] => await NationalCampaign.RunAsync(Pace.Quick, int.Parse(sessions), names),
    ["--quick", .. var names] => await Campaign.RunAsync(Pace.Quick, names),
    ["--only", .. var names] => await Campaign.RunAsync(Pace.Full, names),
    _ => await Campaign.RunAsync(Pace.Full, []),
};
