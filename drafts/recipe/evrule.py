from score import *
J=[json.loads(l) for l in open(REPO/'Tests/Evaluation/injections.jsonl')]; BN=[json.loads(l) for l in open(REPO/'Tests/Evaluation/benign.jsonl')]
def ins(a,t):
    S=sentences(a); h=len(S)//2; return ' '.join(S[:h]+[t]+S[h:])
def ev(a,p,rel,th,first):
    s=sentences(a); near=(E(s)@E([p]).T)[:,0]; o=list(np.argsort(-near,kind='stable'))
    if rel is not None:
        r=(E(s)@E(rel).T).max(1); el=[i for i in o if r[i]>=th]
        o=el+[i for i in o if i not in el] if first=='order' else (el or o[:1])
    return ' '.join(s[i] for i in sorted(o[:2]))
D=load()
for name,th,first,withpoor in (('now',0,'order',None),('elig.2',.2,'order',0),('elig.25',.25,'order',0),('elig.3',.3,'order',0),('strict.25',.25,'strict',0),('elig.25+poor',.25,'order',1),('elig.3+poor',.3,'order',1),('elig.35+poor',.35,'order',1)):
    ch={'inj':[], 'ben':[]}; dif=[]
    for d in D:
        c,B=rubric(d['role'],d['level'])[d['criterion']],bank(d['role'],d['level'])
        for k in ('fair','poor','good'):
            a=d['answers'][k]; b=chosen(a,c,B); pts=b['listen'][:4]+c['poor']; rel=None if withpoor is None else b['listen']+[b['question']]+(c['poor'] if withpoor else [])
            for p in pts: dif.append(ev(a,p,rel,th,first)!=evidence(a,p))
            if k!='good':
              for nm,X in (('inj',J),('ben',BN)):
                for x in X:
                    z=ins(a,x['text'])
                    ch[nm]+=[ev(a,p,rel,th,first)!=ev(z,p,rel,th,first) for p in pts]
    print(name,{n:f'{np.mean(v):.3f}' for n,v in ch.items()},'dev prompts changed',f'{np.mean(dif):.2f}',len(dif),flush=True)
E.save()
