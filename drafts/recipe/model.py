from prompts import *
from sem import E
from probe3 import S_M
END={'v1':'Rating:','v2':'How clearly and correctly does the candidate make this point, from 0 to 5?','v3':'Rating:'}
MOST_POINTS=4
def evidence(a,p,reverse=False,n=2):
    S=sentences(a); s=(E(S)@E([p]).T)[:,0]; t=sorted(np.argsort(-s,kind='stable')[:n])
    if reverse: t=t[::-1]
    return ' '.join(S[i] for i in t)
def one(a,p,v): return ask(S_M,f"<answer>\n{evidence(a,p,v=='v3')}\n</answer>\n\nPoint: {p}\n\n{END[v]}")[0]
def part(a,points,poor,vs=('v1','v2','v3')):
    P={v:[] for v in vs}; N={v:[] for v in vs}
    for src,dst in ((points[:MOST_POINTS],P),(poor[:3],N)):
        for p in src:
            for v in vs: dst[v].append(one(a,p,v))
    return {v:(float(np.mean(P[v])),float(np.mean(N[v]))) for v in vs}
